"""Reading YAML: data with a place for every node, the same from both loaders, and no exception whatever is read."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rescatalog.core.catalog.problem import Place
from rescatalog.files.read_yaml import Read, read_yaml

law = settings(max_examples=250, deadline=None)
# What YAML is made of, so that random texts come near it.
PIECES = st.sampled_from(
    [
        "a", "b: ", "- ", "\n", "\n  ", "  ", ": ", ":", "[", "]", "{", "}", ",", "'", '"', "|", ">", "&x",
        "*x", "!t", "!!str ",
        "#", "---", "...", "%YAML 1.2", "%TAG ! a", "?", "<<", "\t", "yes", "0x1", "\\", "\\u", "\\x41", "\r",
        "\x01", "\x85",
        "\u2028", "\ufeff", "\U0001f600", "é", "~", "@", "`", "=", "12", "\x00", "\x1b[31m",
    ]
)  # fmt: skip
yamlish = st.lists(PIECES, max_size=40).map("".join)
# Letters of all scripts, so that columns are counted in characters and not in bytes.
words = st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\ufeff"), max_size=12)
leaves = words | st.integers(-(10**9), 10**9) | st.booleans()
trees = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4), max_leaves=12
)


def _both(content: bytes) -> tuple[Read, Read]:
    return (
        read_yaml(content, "a.yaml", loader=yaml.CSafeLoader),
        read_yaml(content, "a.yaml", loader=yaml.SafeLoader),
    )


def _sound(read: Read) -> None:
    assert read.data is not None or read.problems
    for problem in read.problems:
        assert problem.place.file == "a.yaml"
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert problem.message


@law
@given(st.binary(max_size=300))
@example(b"\xff\xfea\x00")
@example(b"\x00")
def test_no_bytes_raise(content: bytes) -> None:
    _sound(read_yaml(content, "a.yaml"))


@law
@given(st.text(max_size=200) | yamlish)
@example("[" * 30_000)
@example("{a: " * 15_000)
@example("- " * 30_000)
@example("? " * 30_000)
@example("a: " + "&x " * 20_000)
@example("!" * 60_000)
@example("%YAML 1." + "9" * 60_000)
@example('a: "' + "\\ud800" * 10)
def test_no_text_raises(text: str) -> None:
    _sound(read_yaml(text.encode(), "a.yaml"))


@law
@given(yamlish)
def test_two_loaders_that_find_nothing_wrong_read_the_same_data(text: str) -> None:
    in_c, in_python = _both(text.encode())
    if in_c.problems == in_python.problems == ():
        assert in_c.data == in_python.data


@law
@given(trees, st.sampled_from([True, False, None]))
def test_both_loaders_read_what_was_written_and_place_it_alike(tree: object, flow: bool | None) -> None:  # noqa: FBT001
    written = yaml.safe_dump(tree, default_flow_style=flow, allow_unicode=True).encode()
    in_c, in_python = _both(written)
    assert (in_c.data, in_c.problems) == (in_python.data, in_python.problems)
    assert in_c.document.places == in_python.document.places
    if in_c.problems == ():
        assert in_c.data == tree


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c\n", "a: [1,\n", "a:\n\tb: 2\n", "a: 'x\n", "a: &x 1\n", "a: *x\n", "a: !x 1\n",
        "a: 1\na: 2\n", "? [a]\n: 1\n",
        "<<: {a: 1}\n", "a: 1\n---\nb: 1\n", "[[[[[[[[[[[[[1]]]]]]]]]]]]]\n", "a: @x\n", "a: yes\n", "x\x01\n",
        "", "# a\n",
        "- a\nb: c\n", "\ta: 1\n",
    ],
)  # fmt: skip
def test_both_loaders_complain_alike(text: str) -> None:
    in_c, in_python = _both(text.encode())
    said = [[(p.code, p.place, p.fix) for p in read.problems] for read in (in_c, in_python)]
    assert said[0] == said[1]
    assert len(said[0]) == 1


def test_every_node_has_its_place_and_every_value_of_a_key_its_own() -> None:
    read = read_yaml("é: x\nlinks:\n  - role: homepage\n    url: {a: 1}\n".encode(), "a.yaml")
    document = read.document
    assert document.place("links") == Place("a.yaml", 2, 1)
    assert document.value("links") == Place("a.yaml", 3, 3)
    assert document.place("links", 0, "role") == Place("a.yaml", 3, 5)
    assert document.value("links", 0, "role") == Place("a.yaml", 3, 11)
    assert document.value("links", 0, "url", "a") == Place("a.yaml", 4, 14)
    assert document.place("links", 0, "missing", "deeper") == Place("a.yaml", 3, 5)
    assert document.value("é") == Place("a.yaml", 1, 4)
    assert document.line(Place("a.yaml", 4)) == "    url: {a: 1}"


def test_windows_line_ends_change_no_data_and_no_place() -> None:
    text = "a: yes\nb:\n  - c\n"
    unix, windows = read_yaml(text.encode(), "a.yaml"), read_yaml(text.replace("\n", "\r\n").encode(), "a.yaml")
    assert unix.data == windows.data
    assert unix.document.places == windows.document.places
    assert [p.place for p in unix.problems] == [p.place for p in windows.problems]


def test_everything_wrong_with_the_keys_and_scalars_of_a_file_is_told_at_once() -> None:
    read = read_yaml(b"a: yes\na: 1\n<<: x\n? [b]\n: 1\nc: 0x1\n", "a.yaml")
    assert [(p.code, p.place.line) for p in read.problems] == [
        ("CAT015", 1),
        ("CAT011", 2),
        ("CAT013", 3),
        ("CAT012", 4),
        ("CAT015", 6),
    ]


@pytest.mark.parametrize("depth", [12, 13])
def test_twelve_levels_are_deep_enough(depth: int) -> None:
    read = read_yaml(b"[" * depth + b"]" * depth, "a.yaml")
    assert [p.code for p in read.problems] == (["CAT006"] if depth > 12 else [])


@pytest.mark.parametrize("content", [b"---\n", b"~\n", b"null\n", b"--- # later\n", b"...\n---\n"])
def test_a_file_that_holds_only_null_is_not_passed_over_in_silence(content: bytes) -> None:
    for read in _both(content):
        assert len(read.problems) == 1
        assert read.data is None


@pytest.mark.parametrize(
    ("content", "code", "line", "column"),
    [
        ("é: ü\nß: x\x01\n".encode(), "CAT005", 2, 5),
        ("é: 'x\u2028y'\nb: yes\n".encode(), "CAT005", 1, 6),
        ("é: 'x\x85y'\n".encode(), "CAT005", 1, 6),
        ("a: x\n\ufeffb: y\n".encode(), "CAT005", 2, 1),
        (b"a: x\rb: y\r", "CAT005", 1, 5),
        (b"a: x\n b:\ty\n", "CAT014", 2, 4),
        ("é: ü".encode() + b"\xff", "CAT002", 1, 5),
        (b"a: x\nb: \xc3", "CAT002", 2, 4),
    ],
)
def test_what_is_no_text_has_the_place_an_editor_shows(content: bytes, code: str, line: int, column: int) -> None:
    for read in _both(content):
        (problem,) = read.problems
        assert (problem.code, problem.place.line, problem.place.column) == (code, line, column)
        assert read.data is None


@pytest.mark.parametrize(
    "text",
    [
        'a: "\\U00110000"', 'a: "\\UFFFFFFFF"', "%YAML 1." + "9" * 5_000 + "\n--- a", "%YAML 9.9\n--- a",
        "%TAG ! x\n--- a",
        'a: "\\ud800"', 'a: "\\x00"', 'a: "\\e[31m"', '"\\0value": 1',
    ],
)  # fmt: skip
def test_escapes_and_directives_of_no_use_are_refused_by_both_loaders(text: str) -> None:
    for read in _both(text.encode()):
        _sound(read)
        assert len(read.problems) == 1
