import subprocess

from tools.check import CLOSING_LINE, ROOT, STAGES, Outcome, describe


def make_outcome(**changes):
    values = {"part": "test", "passed": True, "seconds": 1.0, "closing_line": "==== 3 passed in 1.00s ===="}
    return Outcome(**{**values, **changes})


def test_pytests_own_closing_line_is_recognised():
    assert CLOSING_LINE.match("======= 2 failed, 431 passed, 3 deselected in 61.20s (0:01:01) =======")
    assert CLOSING_LINE.match("============= no tests ran in 0.20s =============")
    assert not CLOSING_LINE.match("=========== short test summary info ===========")


def test_the_summary_ends_with_pytests_closing_line():
    assert describe([make_outcome()], seconds=1.0).endswith("==== 3 passed in 1.00s ====\n")


def test_a_run_that_broke_off_is_seen():
    summary = describe([make_outcome(passed=False, closing_line="")], seconds=1.0)

    assert "FAILED: test" in summary
    assert "the run broke off" in summary


def test_skipped_tests_are_named_at_the_end():
    summary = describe([make_outcome(skips=["SKIPPED [1] tests/test_a.py:3: not today"])], seconds=1.0)

    assert "these were not run" in summary
    assert "tests/test_a.py:3: not today" in summary


def test_every_part_is_a_target_of_the_makefile():
    parts = [part for stage in STAGES for part in stage]

    asked = subprocess.run(["make", "--question", "--always-make", *parts], cwd=ROOT, capture_output=True, check=False)

    assert asked.returncode == 1, asked.stderr
