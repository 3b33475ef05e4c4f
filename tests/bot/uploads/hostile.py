"""Files as a moderator may upload them, ordinary and hostile, made when asked for."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable, Sequence

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

PARAGRAPH = (
    "The museum opened in 1908 beside the harbour. “We wanted a house for everybody,” said Ada Brandt, who "
    "planned it. Its tower was added a decade later, and the hall holds four hundred people."
)


def pdf(pages: Iterable[Sequence[str]], title: str | None = None, password: str | None = None) -> bytes:
    """A PDF with a page for each list of lines, in a font every reader has."""
    writer = PdfWriter()
    font = writer._add_object(  # noqa: SLF001 - pypdf has no other way to write a font
        DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
                NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
            }
        )
    )
    for lines in pages:
        _page(writer, font, _content(lines))
    if title:
        writer.add_metadata({"/Title": title})
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _content(lines: Sequence[str]) -> bytes:
    shown = [b"BT /F1 11 Tf 14 TL 72 770 Td"]
    for line in lines:
        escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
        shown.append(b"(" + escaped + b") Tj T*")
    return b"\n".join([*shown, b"ET"])


def _page(writer: PdfWriter, font: object, content: bytes, filters: Sequence[str] = ()) -> None:
    page = writer.add_blank_page(width=595, height=842)
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
    )
    stream = StreamObject()
    stream._data = content  # noqa: SLF001 - as it is, packed by us
    if filters:
        stream[NameObject("/Filter")] = ArrayObject([NameObject(name) for name in filters])
        stream[NameObject("/Length")] = NumberObject(len(content))
    page[NameObject("/Contents")] = writer._add_object(stream)  # noqa: SLF001 - as above


def many_pages(count: int = 5_000) -> bytes:
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(width=595, height=842)
    return written(writer)


def scanned() -> bytes:
    return many_pages(3)


def bomb(filters: int = 1, megabytes: int = 400) -> bytes:
    """A page whose content unpacks to hundreds of megabytes."""
    packer = zlib.compressobj(9)
    block = b"(x) Tj " * 150_000
    packed = b"".join([packer.compress(block) for _ in range(megabytes)]) + packer.flush()
    for _ in range(filters - 1):
        packed = zlib.compress(packed, 9)
    writer = PdfWriter()
    _page(writer, DictionaryObject(), packed, ["/FlateDecode"] * filters)
    return written(writer)


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def article(paragraphs: int = 4) -> str:
    return "<article><h1>The museum</h1>" + f"<p>{PARAGRAPH}</p>" * paragraphs + "</article>"


def deep(tags: int = 100_000) -> bytes:
    return page("<div>" * tags + f"<p>{PARAGRAPH}</p>" + "</div>" * tags)


def laughs() -> bytes:
    """Entities that would unfold to a thousand million words, if a reader unfolded them."""
    entities = ['<!ENTITY lol "lol">']
    for level in range(1, 10):
        below = f"&lol{level - 1 or ''};"
        entities.append(f'<!ENTITY lol{level} "{below * 10}">')
    entities.append('<!ENTITY secret SYSTEM "file:///etc/passwd">')
    return (
        f"<!DOCTYPE html [{''.join(entities)}]><html><body><p>&lol9; &secret;</p>{article()}</body></html>"
    ).encode()


def with_scripts() -> bytes:
    script = "<script>document.write('Stolen words, which no reader sees.')</script>"
    banner = "<div id=cookie-banner>We use cookies. Accept all</div>"
    return page(f"{script}<nav><a href=/>Home</a></nav>{banner}{article()}{script}", script)


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "25 MB of text": ("big.txt", lambda: b"A sentence that is true. " * 1_048_576),
    "10 MB of text": ("long.txt", lambda: b"A sentence that is true. " * 419_430),
    "10 MB of HTML": ("long.html", lambda: page(f"<p>{PARAGRAPH}</p>" * 45_000)),
    "one line of 1.4 million characters": ("line.txt", lambda: b"word" * 350_000),
    "PDF with 5,000 pages": ("pages.pdf", many_pages),
    "PDF with 300 pages of text": ("book.pdf", lambda: pdf([[PARAGRAPH[:90]] * 40] * 300)),
    "decompression bomb in a PDF": ("bomb.pdf", bomb),
    "the same packed twice": ("bomb2.pdf", lambda: bomb(2)),
    "encrypted PDF": ("secret.pdf", lambda: pdf([["Words nobody may read."]], password="any")),  # noqa: S106 - made to be locked out
    "scanned PDF": ("scan.pdf", scanned),
    "broken PDF": ("broken.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400),
    "HTML with scripts": ("page.html", with_scripts),
    "100,000 nested tags": ("deep.html", deep),
    "a million laughs": ("laughs.html", laughs),
    "a million attributes": (
        "attributes.html",
        lambda: page("<p " + "a=1 " * 1_000_000 + f">{PARAGRAPH}</p>"),
    ),
    "half a million open tags": ("open.html", lambda: page("<b><i><p>" * 160_000 + PARAGRAPH)),
    "a program called .txt": ("program.txt", lambda: b"\x7fELF\x02\x01\x01" + b"\0" * 4000),
    "a picture called .pdf": ("picture.pdf", lambda: b"\x89PNG\r\n\x1a\n" + b"\0\1\2" * 900),
    "words called .pdf": ("words.pdf", PARAGRAPH.encode),
    "a spreadsheet": ("sheet.xlsx", lambda: b"PK\3\4" + b"\0" * 900),
    "latin-1": ("latin.txt", lambda: ("Müller sagte: ja. " * 30).encode("latin-1")),
    "UTF-16 with its mark": ("wide.txt", lambda: PARAGRAPH.encode("utf-16")),
    "UTF-16 without a mark": ("wide-too.txt", lambda: PARAGRAPH.encode("utf-16-le")),
    "NULs in words": ("nul.md", lambda: b"Words\0with\0NULs in them."),
    "an empty file": ("empty.txt", lambda: b""),
    "only white space": ("blank.md", lambda: b"\xef\xbb\xbf \n\t\n"),
    "markup without words": ("rules.md", lambda: b"---\n\n***\n\n| a | b |\n|---|---|\n"),
}
