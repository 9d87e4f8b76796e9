# SPDX-License-Identifier: MIT
"""A status within a sentence: words begin small there, and names keep their letters."""

from __future__ import annotations

import pytest

from mapper.model.scheme import Role, Status, in_a_sentence


@pytest.mark.parametrize(
    ("label", "within"),
    [
        ("Contested", "contested"),
        ("Under siege", "under siege"),
        ("Спорный", "спорный"),
        ("Αμφισβητούμενο", "αμφισβητούμενο"),
    ],
)
def test_plain_words_begin_small(label: str, within: str) -> None:
    assert in_a_sentence(label) == within


@pytest.mark.parametrize(
    "label",
    [
        "ISIS",
        "Wagner Group",
        "M23",
        "A",
        "SDF-held",
        "al-Shabaab",
        "contested",
        "متنازع عليه",
        "争议",
    ],
)
def test_names_and_other_scripts_stay_as_they_are(label: str) -> None:
    assert in_a_sentence(label) == label


@pytest.mark.parametrize(
    ("role", "label", "state"),
    [
        (Role.CONTROL, "ISIS", "held by ISIS"),
        (Role.CONTROL, "Taliban", "held by Taliban"),
        (Role.INFLUENCE, "Wagner Group", "under the influence of Wagner Group"),
        (Role.CONTESTED, "Fought over", "fought over"),
        (Role.CONTESTED, "SDF or ISIS", "SDF or ISIS"),
        (Role.CONTROL, "{0.__class__}", "held by {0.__class__}"),
    ],
)
def test_a_status_without_words_of_its_own_is_said_by_its_label(
    role: Role, label: str, state: str
) -> None:
    status = Status(id="one", label=label, role=role, color="#123456", color_dark="#abcdef")
    assert status.state == state


def test_words_of_its_own_go_before() -> None:
    status = Status(
        id="calm",
        label="Calm",
        role=Role.CONTROL,
        color="#123456",
        color_dark="#abcdef",
        held="in truce",
    )
    assert status.state == "in truce"
