# SPDX-License-Identifier: MIT
"""Joining the page's modules into one script."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from mapper.page.bundle import BundleError, asset, bundle, modules_in_order, slim_script
from mapper.page.carried import NEEDS, assets_of
from mapper.page.shared_module import MODULE

ENTRIES = [
    "early.mjs",
    "azimuthal.mjs",
    "equal_earth.mjs",
    "map.mjs",
    "timeline.mjs",
    "compare.mjs",
    "faces.mjs",
]
TWO = {
    "main.mjs": 'import { greet } from "./words.mjs";\ngreet();\n',
    "words.mjs": 'export function greet() {\n  return "hello";\n}\n',
}


def test_a_module_comes_after_those_it_needs() -> None:
    assert modules_in_order("main.mjs", TWO.__getitem__) == ["words.mjs", "main.mjs"]


def test_imports_and_the_word_export_are_gone() -> None:
    text = bundle("main.mjs", TWO.__getitem__)
    assert text == ('(function(){"use strict";\nfunction greet(){return"hello"}greet();})();\n')


def test_a_module_needed_twice_stands_once() -> None:
    diamond = {
        "main.mjs": 'import { a } from "./a.mjs";\nimport { b } from "./b.mjs";\n',
        "a.mjs": 'import { b } from "./b.mjs";\nexport const a = 1;\n',
        "b.mjs": "export const b = 2;\n",
    }
    assert bundle("main.mjs", diamond.__getitem__).count("b=2") == 1


def test_a_script_says_the_same_in_fewer_letters() -> None:
    long = "const twice = (n) => {\n  const two = 2;\n  return { n: n * two, };\n};\n"
    assert slim_script(long) == "let twice=n=>{let two=2;return{n:n*two}};"


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("const a = 1;\nconst { b } = c;\nlet d = (e);\n", "let a=1,{b}=c,d=e;"),
        ("const f = () => {\n  g();\n};\nconst h = 2;\n", "let f=()=>{g()},h=2;"),
        ("for (const a of b) c(a);\nconst d = 1;\n", "for(let a of b)c(a);let d=1;"),
        ("for (let i = 0; i < n; i++) c(i);\n", "for(let i=0;i<n;i++)c(i);"),
        ("const a = [...(b).c];\nd((e) => e, (f));\n", "let a=[...b.c];d(e=>e,f);"),
        ("if (a) b(\n  c,\n);\n", "if(a)b(c);"),
    ],
)
def test_declarations_in_a_row_are_one_and_names_stand_without_brackets(
    long: str, short: str
) -> None:
    assert slim_script(long) == short


def test_modules_in_a_circle_are_refused() -> None:
    circle = {
        "a.mjs": 'import { b } from "./b.mjs";\n',
        "b.mjs": 'import { a } from "./a.mjs";\n',
    }
    with pytest.raises(BundleError, match=re.escape("a.mjs → b.mjs → a.mjs")):
        bundle("a.mjs", circle.__getitem__)


def test_syntax_that_cannot_be_joined_is_refused() -> None:
    with pytest.raises(BundleError, match="export default 1"):
        bundle("a.mjs", {"a.mjs": "export default 1;\n"}.__getitem__)


def test_comments_are_left_out_and_text_that_looks_like_one_stays() -> None:
    module = '// why\n/** what */\nexport const a = "/* b */ // c";\n'
    text = bundle("a.mjs", {"a.mjs": module}.__getitem__)
    assert text.splitlines()[1] == 'let a="/* b */ // c";})();'


def test_what_follows_a_block_follows_it_at_once() -> None:
    text = bundle(
        "a.mjs", {"a.mjs": "function a() {}\nfunction b() {}\nconst c = 1;\n"}.__getitem__
    )
    assert "function a(){}function b(){}let c=1;" in text


@pytest.mark.parametrize("entry", ENTRIES)
def test_no_two_modules_of_a_page_use_one_name_at_their_top(entry: str) -> None:
    names = [
        name
        for module in modules_in_order(entry)
        for name in re.findall(
            r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)",
            asset(module),
            re.MULTILINE,
        )
    ]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("entry", ["map.mjs", "timeline.mjs", "compare.mjs"])
@pytest.mark.parametrize("needs", [{"crowd", "events"}, {"crowd"}])
def test_pages_of_crowds_use_each_name_once_too(entry: str, needs: set[str]) -> None:
    read = assets_of(frozenset(needs))
    script = "".join(read(module) for module in modules_in_order(entry, read))
    names = re.findall(
        r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", script, re.MULTILINE
    )
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("entry", ENTRIES)
def test_no_template_stands_in_another(entry: str) -> None:
    # The library that takes out blanks does not know such nests and eats blanks of their texts.
    nests = [
        (name, line)
        for name in modules_in_order(entry)
        for line in asset(name).splitlines()
        if re.search(r"\$\{[^}]*`", line)
    ]
    assert nests == []


def test_every_module_in_the_folder_is_part_of_a_page() -> None:
    folder = files("mapper.page") / "assets"
    modules = {file.name for file in folder.iterdir() if file.name.endswith(".mjs")}
    used = {name for entry in ENTRIES for name in modules_in_order(entry)}
    used |= {
        module
        for need in NEEDS
        for entry in ENTRIES
        for read in (assets_of(frozenset()), assets_of(frozenset({need})))
        for module in modules_in_order(entry, read)
    }
    used |= {
        module
        for need in NEEDS.values()
        for module in (*need.modules.values(), *need.without.values())
    }
    assert modules == used - {MODULE}
