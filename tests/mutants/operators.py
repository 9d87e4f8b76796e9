# SPDX-License-Identifier: MIT
"""Mutations: what is changed in a module, one change at a time.

Changed are comparisons, boundaries, `and` and `or`, arithmetic, numbers, True and False, members of
enums, what is sorted, least, cut off or normalised, arguments that may be left out, conditions,
what is returned or yielded, and what stands in a display and in which order. Not changed are
texts, types, imports, decorators, what is raised, and `strict=True`: guards against mistakes in the
code itself.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.mutants.package_index import PackageIndex

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.Pow: ast.Mult, ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr, ast.BitXor: ast.BitOr,
}  # fmt: skip
RENAMED = {
    "min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list", "reversed": "list",
    "startswith": "endswith", "endswith": "startswith", "bisect_left": "bisect_right",
    "bisect_right": "bisect_left", "floor": "ceil", "ceil": "floor",
}  # fmt: skip
# Letters of code that name a mutant, and how many of them around what differs in a longer one.
LONG, AROUND = 70, 20
# Calls in whose place stands what they are given, or are asked of.
LEFT_OUT = {"abs", "round"}
LEFT_OUT_METHODS = {
    "strip", "lstrip", "rstrip", "casefold", "lower", "upper", "capitalize", "removeprefix",
    "removesuffix",
}  # fmt: skip
# Their order or number says nothing, or is no value at all.
TYPES = {
    "list", "tuple", "dict", "set", "frozenset", "type", "Mapping", "Sequence", "Iterable",
    "Iterator", "Callable", "Collection", "NDArray", "Literal", "defaultdict",
}  # fmt: skip


@dataclass(frozen=True)
class Edit:
    """One change of a tree: another value for a field of a node.

    `statement`: the whole statement that is another one, if one is, and what it is then.
    """

    kind: str
    holder: ast.AST
    field: str
    new: object
    statement: tuple[ast.AST, ast.AST] | None = None


@dataclass(frozen=True)
class Mutant:
    """One changed module.

    - `name`: where and what, the same as long as that code is; `lines`: the first and last line.
    - `function`: the outermost function it lies in, by its qualified name; "" for none.
    - `tree`: the changed tree, as it is until the next mutant is asked for.
    """

    name: str
    kind: str
    lines: tuple[int, int]
    function: str
    tree: ast.Module


def mutants(source: str, index: PackageIndex) -> Iterator[Mutant]:
    """All mutants of a module, one after the other."""
    tree = ast.parse(source)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    names: Counter[str] = Counter()
    for edit in _edits(tree, index):
        shown, after = edit.statement or [_shown(edit.holder, parents)] * 2
        function, scope = _scope(shown, parents)
        before, old = ast.unparse(shown), getattr(edit.holder, edit.field)
        setattr(edit.holder, edit.field, edit.new)
        ast.fix_missing_locations(edit.holder)
        name = f"{scope}: {_told(before, ast.unparse(after))}"
        names[name] += 1
        again = f" ({names[name]})" if names[name] > 1 else ""
        lines = (getattr(shown, "lineno", 0), getattr(shown, "end_lineno", 0))
        yield Mutant(name + again, edit.kind, lines, function, tree)
        setattr(edit.holder, edit.field, old)


def _told(before: str, after: str) -> str:
    """`a < b → a <= b`; of long texts what differs and some letters around it."""
    old, new = (" ".join(text.split()) for text in (before, after))
    if len(old) <= LONG:
        return f"{old} → {new}"
    start = max(_alike(old, new) - AROUND, 0)
    end = max(_alike(old[:start:-1], new[:start:-1]) - AROUND, 0)
    return f"{old[start : len(old) - end]} → {new[start : len(new) - end]}"


def _alike(one: str, other: str) -> int:
    """With how many equal letters two texts begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((nth for nth, (a, b) in pairs if a != b), min(len(one), len(other)))


def _shown(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> ast.AST:
    """What of the code names a change: the expression around it, as far as that is short."""
    while not hasattr(node, "lineno"):
        node = parents[node]
    while isinstance(parent := parents[node], ast.expr | ast.Return | ast.Assign):
        if len(ast.unparse(parent)) > LONG:
            break
        node = parent
    return node


def _scope(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> tuple[str, str]:
    """The outermost function around a node, and all that is around it; defaults lie outside."""
    around: list[ast.FunctionDef | ast.ClassDef] = []
    while node in parents:
        default = isinstance(node, ast.arguments)
        node = parents[node]
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not default:
            around.insert(0, node)
    names = [one.name for one in around]
    functions = (nth for nth, one in enumerate(around) if isinstance(one, ast.FunctionDef))
    outermost = next(functions, None)
    function = "" if outermost is None else ".".join(names[: outermost + 1])
    return function, ".".join(names) or "module"


# --- what is looked at ---------------------------------------------------------------------


def _edits(node: ast.AST, index: PackageIndex) -> Iterator[Edit]:
    """All edits in a node and below it, in the order of the code."""
    if isinstance(node, ast.Import | ast.ImportFrom | ast.Raise | ast.Assert):
        return
    if isinstance(node, ast.keyword) and node.arg == "strict":
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        return
    yield from _of_node(node, index)
    for field, child in _looked_at(node):
        yield from _of_child(node, field, child, index)
        yield from _edits(child, index)


def _looked_at(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """The children in which something may be changed, each with the field that holds it."""
    skipped = {"annotation", "returns", "decorator_list", "bases", "type_params", "format_spec"}
    if isinstance(node, ast.ClassDef):
        skipped.add("keywords")
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) in TYPES:
        skipped.add("slice")
    if isinstance(node, ast.Assign) and _says_no_value(node):
        return
    if isinstance(node, ast.Call) and ast.unparse(node.func) in ("cast", "isinstance", "TypeVar"):
        yield "args", node.args[0 if ast.unparse(node.func) == "isinstance" else -1]
        return
    for field, value in ast.iter_fields(node):
        if field in skipped:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield field, child


def _says_no_value(node: ast.Assign) -> bool:
    """Whether a name is given to a type, `Pair = tuple[str, str]`, or names are listed."""
    name = ast.unparse(node.targets[0]).lstrip("_")
    if name == "all__":
        return True
    named = name[:1].isupper() and not name.isupper()
    return named and isinstance(node.value, ast.Subscript | ast.BinOp | ast.Name)


# --- what is changed in a node itself ------------------------------------------------------


def _of_node(node: ast.AST, index: PackageIndex) -> Iterator[Edit]:
    match node:
        case ast.Compare():
            for nth, op in enumerate(node.ops):
                yield Edit("compare", node, "ops", _with(node.ops, nth, COMPARED[type(op)]()))
        case ast.BoolOp():
            other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield Edit("and/or", node, "op", other)
        case ast.BinOp():
            if not _is_text(node) and not isinstance(node.left, ast.List | ast.Tuple):
                yield Edit("arithmetic", node, "op", COMPUTED[type(node.op)]())
        case ast.AugAssign():
            yield Edit("arithmetic", node, "op", COMPUTED[type(node.op)]())
        case ast.If() | ast.While() | ast.IfExp() if not _is_turned_anyway(node.test):
            yield Edit("condition", node, "test", ast.UnaryOp(ast.Not(), node.test))
        case ast.comprehension() if node.ifs:
            for nth in range(len(node.ifs)):
                yield Edit("filter", node, "ifs", _without(node.ifs, nth))
        case ast.Return() if node.value is not None and not _is_constant(node.value, None):
            yield Edit("return", node, "value", ast.Constant(None))
        case ast.Slice():
            for field in ("lower", "upper", "step"):
                if getattr(node, field) is not None:
                    yield Edit("slice", node, field, None)
        case ast.Call():
            yield from _of_call(node, index)


def _is_turned_anyway(test: ast.expr) -> bool:
    """Whether another mutation makes the opposite of a condition."""
    if isinstance(test, ast.Compare):
        return len(test.ops) == 1 and not isinstance(
            test.ops[0], ast.Lt | ast.LtE | ast.Gt | ast.GtE
        )
    return isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)


def _of_call(node: ast.Call, index: PackageIndex) -> Iterator[Edit]:
    called = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
    if called in RENAMED:
        field = "attr" if isinstance(node.func, ast.Attribute) else "id"
        if called == "sorted" and node.keywords:
            yield Edit("call", node, "keywords", [])
        yield Edit("call", node.func, field, RENAMED[called])
    for nth, keyword in enumerate(node.keywords):
        if keyword.arg in (None, "strict") or (called == "sorted" and len(node.keywords) == 1):
            continue
        if index.may_leave_out(called, keyword.arg):
            yield Edit("argument", node, "keywords", _without(node.keywords, nth))


# --- what is put in the place of a child ---------------------------------------------------


def _of_child(node: ast.AST, field: str, child: ast.AST, index: PackageIndex) -> Iterator[Edit]:
    for kind, new in _instead(node, field, child, index):
        value = getattr(node, field)
        put = _with(value, _place(value, child), new) if isinstance(value, list) else new
        statement = (child, new) if isinstance(child, ast.stmt) else None
        yield Edit(kind, node, field, put, statement)


def _instead(
    node: ast.AST, field: str, child: ast.AST, index: PackageIndex
) -> Iterator[tuple[str, ast.AST]]:
    match child:
        case ast.Constant(value=bool(value)):
            yield "constant", ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield from (("constant", ast.Constant(n)) for n in _near(value))
        case ast.Constant(value=float(value)):
            yield from (("constant", ast.Constant(x)) for x in ((value * 2, value / 2)
                         if value else (1.0,)))  # fmt: skip
        case ast.UnaryOp(op=ast.Not()):
            yield "not", child.operand
        case ast.UnaryOp(op=ast.USub()) if not isinstance(child.operand, ast.Constant):
            yield "not", child.operand
        case ast.Attribute(value=ast.Name(id=enum)) if enum in index.members:
            members = index.members[enum]
            if child.attr in members and len(members) > 1:
                other = members[(members.index(child.attr) + 1) % len(members)]
                yield "member", ast.Attribute(child.value, other, ast.Load())
        case ast.Call():
            yield from (("call", new) for new in _without_call(child))
        case ast.Tuple() | ast.List() | ast.Set() if not _is_target(child):
            yield from _displays(node, field, child)
        case ast.Dict(keys=keys, values=values) if len(keys) > 1:
            for nth in range(len(keys)):
                yield "left out", ast.Dict(_without(keys, nth), _without(values, nth))
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield "statement", ast.Pass()
        case ast.Continue():
            yield "statement", ast.Break()
        case ast.Break():
            yield "statement", ast.Continue()


def _near(value: int) -> tuple[int, ...]:
    return (value - 1, value + 1) if value else (1,)


def _without_call(call: ast.Call) -> Iterator[ast.AST]:
    match call.func:
        case ast.Attribute(attr=name) if name in LEFT_OUT_METHODS:
            yield call.func.value
        case ast.Name(id=name) if name in LEFT_OUT:
            yield call.args[0]


def _displays(
    node: ast.AST, field: str, child: ast.Tuple | ast.List | ast.Set
) -> Iterator[tuple[str, ast.AST]]:
    """A display without one of its elements, and with two neighbours the other way round."""
    if isinstance(child, ast.Tuple) and isinstance(node, ast.Subscript):
        return
    elements, count = child.elts, len(child.elts)
    many = count > 1 and (isinstance(child, ast.Set) or _is_table(node, child))
    for nth in range(count if many else 0):
        yield "left out", _display(child, _without(elements, nth))
    if isinstance(child, ast.Set) or isinstance(node, ast.Compare) or _asks_for_any(node):
        return
    for nth in range(count - 1):
        swapped = [*elements[:nth], elements[nth + 1], elements[nth], *elements[nth + 2 :]]
        if ast.unparse(elements[nth]) != ast.unparse(elements[nth + 1]):
            yield "order", _display(child, swapped)


def _asks_for_any(node: ast.AST) -> bool:
    """Whether a call asks for any of some beginnings or ends."""
    asked = ("startswith", "endswith")
    return isinstance(node, ast.Call) and ast.unparse(node.func).endswith(asked)


def _is_table(node: ast.AST, child: ast.Tuple | ast.List) -> bool:
    """Whether any number of elements could stand there: in a comparison, loop or list."""
    return isinstance(child, ast.List) or isinstance(node, ast.Compare | ast.For | ast.AnnAssign)


def _display(like: ast.Tuple | ast.List | ast.Set, elements: list[ast.expr]) -> ast.AST:
    if isinstance(like, ast.Set):
        return ast.Set(elements)
    return type(like)(elements, ast.Load())


def _is_target(node: ast.AST) -> bool:
    return isinstance(getattr(node, "ctx", None), ast.Store | ast.Del)


def _is_text(node: ast.BinOp) -> bool:
    """Whether texts are put together: that is a message."""
    return any(
        isinstance(side, ast.JoinedStr)
        or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (node.left, node.right)
    )


def _is_constant(node: ast.AST, value: object) -> bool:
    return isinstance(node, ast.Constant) and node.value is value


def _place(values: Iterable[object], one: object) -> int:
    return next(n for n, value in enumerate(values) if value is one)


def _with(values: Sequence[Any], nth: int, new: object) -> list[Any]:
    return [*values[:nth], new, *values[nth + 1 :]]


def _without(values: Sequence[Any], nth: int) -> list[Any]:
    return [*values[:nth], *values[nth + 1 :]]
