# SPDX-License-Identifier: MIT
"""The policy that closes a page."""

from __future__ import annotations

from mapper.page.policy import Policy, digest


def test_the_hash_of_a_text_is_that_of_the_standard_tools() -> None:
    # printf 'alert(1)' | openssl dgst -sha256 -binary | base64
    assert digest("alert(1)") == "bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI="


def test_without_hosts_nothing_may_be_asked_of_anyone() -> None:
    text = Policy(scripts=["a"], styles=["b"]).text()
    assert "default-src 'none'" in text
    assert "http" not in text


def test_scripts_run_by_their_hash_alone() -> None:
    (rule,) = [
        part for part in Policy(scripts=["a"], styles=[]).text().split("; ") if "script" in part
    ]
    assert rule == f"script-src 'sha256-{digest('a')}'"


def test_tiles_may_come_from_their_own_host_alone() -> None:
    text = Policy(scripts=[], styles=[], image_hosts=["https://*.example.org"]).text()
    assert "img-src data: https://*.example.org" in text


def test_a_page_without_scripts_of_others_makes_no_markup_of_texts() -> None:
    assert (
        Policy(scripts=[], styles=[], plain_text=True)
        .text()
        .endswith("; require-trusted-types-for 'script'; trusted-types 'none'")
    )
    assert "trusted" not in Policy(scripts=[], styles=[]).text()
