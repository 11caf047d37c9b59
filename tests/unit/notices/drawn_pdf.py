"""Draws small PDF files for tests, so that what stands on the page can be read in the test itself. Lengths are points from the top left corner."""

from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
SIZE = 14  # of a character
LEFT, TOP = 80, 80


@dataclass
class Page:
    """A page: its drawing commands, and whether it shows a picture."""

    commands: list[str] = field(default_factory=list)
    has_picture: bool = False

    def text(self, words: str, left: float, top: float) -> None:
        """Write one line of words with the middle of its first character at `top`."""
        codes = words.encode("utf-16-be").hex()
        self.commands.append(f"BT /F1 {SIZE} Tf {left} {HEIGHT - top - SIZE * 0.38} Td <{codes}> Tj ET")

    def line(self, left: float, top: float, right: float, bottom: float) -> None:
        """Draw a ruled line."""
        self.commands.append(f"0.5 w {left} {HEIGHT - top} m {right} {HEIGHT - bottom} l S")

    def paragraphs(self, words: str, top: float = TOP, characters: int = 30) -> float:
        """Write paragraphs broken at the width of `characters` a line; return where the next one would stand."""
        for paragraph in words.split("\n"):
            for line in _broken(paragraph, characters):
                self.text(line, LEFT, top)
                top += 24
        return top

    def table(self, rows: list[tuple[str, ...]], widths: tuple[int, ...], top: float) -> None:
        """Draw a table with all its borders; cells are broken to their width and stand in the middle of their row."""
        edges = [LEFT + sum(widths[:index]) for index in range(len(widths) + 1)]
        self.line(edges[0], top, edges[-1], top)
        for row in rows:
            broken = [
                [cell[at : at + width // SIZE] for at in range(0, len(cell), width // SIZE)]
                for cell, width in zip(row, [width - 6 for width in widths], strict=True)
            ]
            height = 20 * max(map(len, broken)) + 8
            for left, lines in zip(edges, broken, strict=False):
                first = top + height / 2 - 10 * (len(lines) - 1)
                for number, words in enumerate(lines):
                    self.text(words, left + 3, first + 20 * number)
            for edge in edges:
                self.line(edge, top, edge, top + height)
            top += height
            self.line(edges[0], top, edges[-1], top)


def _broken(words: str, characters: int) -> list[str]:
    lines, width = [""], 0.0
    for character in words:
        width += 1 if character >= "\u2000" else 0.5
        if width > characters:
            lines, width = [*lines, ""], 1
        lines[-1] += character
    return lines


def pdf_of(pages: list[Page], *, locked: bool = False) -> bytes:
    """Return the bytes of a PDF file; a `locked` one asks for a password that no one has."""
    picture = (
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{6 + 2 * n} 0 R' for n in range(len(pages)))}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1)"
        b" /Supplement 4 >> /DW 1000 /W [1 95 500] /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6"
        b" /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>",
        _stream(picture, b"\x80"),
    ]
    for number, page in enumerate(pages):
        drawing = "\n".join([*page.commands, *(["400 0 0 600 90 120 cm /P Do"] if page.has_picture else [])]).encode()
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {7 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> /XObject << /P 5 0 R >> >> >>".encode()
        )
        objects.append(_stream(f"<< /Length {len(drawing)} >>", drawing))
    return _file(objects, locked)


def _stream(dictionary: str, content: bytes) -> bytes:
    return dictionary.encode() + b"\nstream\n" + content + b"\nendstream"


def _file(objects: list[bytes], locked: bool) -> bytes:
    written, places = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010} 00000 n \n" for at in places)
    key = (
        f" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<00> <00>]"
        if locked
        else ""
    )
    ending = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{key} >>\nstartxref\n{len(written)}\n%%EOF\n"
    return written + table.encode() + ending.encode()
