"""Make the typeface of the documents anew: Source Sans 3 cut down to the signs that reports are written with.

Run by ``make typeface``. Under its licence (SIL OFL 1.1) a changed version must not bear the reserved name "Source":
it is called Utfall Sans. The same packages give the same bytes.
"""

import shutil
from copy import deepcopy
from importlib import resources
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FOLDER = Path(__file__).parents[2] / "macros/utfall/forms/pdf/fonts"
PACKAGE = "fontpkg_source_sans_3"
FAMILY = "Utfall Sans"
FACES = (
    ("regular.ttf", "SourceSans3[wght].ttf", "Regular", 400),
    ("bold.ttf", "SourceSans3[wght].ttf", "Bold", 700),
    ("italic.ttf", "SourceSans3-Italic[wght].ttf", "Italic", 400),
)
SIGNS = (  # from and to, of Unicode
    (0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x2C6, 0x2DD), (0x300, 0x308), (0x391, 0x3C9), (0x410, 0x451),
    (0x2000, 0x2064), (0x2070, 0x2089), (0x20AC, 0x20AC), (0x2116, 0x2122), (0x2150, 0x215E), (0x2190, 0x2199),
    (0x2202, 0x2265), (0x25A0, 0x25CF), (0x2713, 0x2717),
)  # fmt: skip
NAMES = {
    1: FAMILY,
    3: f"{FAMILY} {{style}}",
    4: f"{FAMILY} {{style}}",
    6: "UtfallSans-{style}",
    16: FAMILY,
    17: "{style}",
}
KEPT_NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17)


def make(target, source, style, weight):
    """Write one face."""
    font = TTFont(source, recalcTimestamp=False)
    font = instantiateVariableFont(font, {"wght": weight})
    options = Options(layout_features=["kern", "mark", "ccmp", "locl"], hinting=False, recalc_timestamp=False)
    options.name_IDs = list(KEPT_NAMES)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in SIGNS for code in range(first, last + 1)])
    subsetter.subset(font)
    _tell_apart(font)
    names = font["name"]
    for number, said in NAMES.items():
        names.setName(said.format(style=style), number, 3, 1, 0x409)
    names.setName(style, 2, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = {"Regular": 0x40, "Bold": 0x20, "Italic": 0x01}[style]
    font["head"].macStyle = {"Regular": 0, "Bold": 1, "Italic": 2}[style]
    font.save(target)


def _tell_apart(font):
    """Give each sign a glyph of its own: what is set can then be read back by the glyphs alone."""
    before = {}
    for code, name in sorted(font.getBestCmap().items()):
        if name not in before.values():
            before[code] = name
            continue
        own = f"{name}.{code:04X}"
        font.setGlyphOrder([*font.getGlyphOrder(), own])
        font["glyf"].glyphs[own] = deepcopy(font["glyf"][name])
        font["hmtx"].metrics[own] = font["hmtx"].metrics[name]
        for table in font["cmap"].tables:
            if code in table.cmap:
                table.cmap[code] = own


def main():
    """Write the typeface and its licence."""
    package = Path(str(resources.files(PACKAGE)))
    FOLDER.mkdir(exist_ok=True)
    for name, source, style, weight in FACES:
        make(FOLDER / name, package / "files" / source, style, weight)
        print(name, (FOLDER / name).stat().st_size)
    shutil.copyfile(package / "LICENSE", FOLDER / "LICENSE")


if __name__ == "__main__":
    main()
