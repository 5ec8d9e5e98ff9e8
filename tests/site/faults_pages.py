"""What people do to pages: macros misused, braces broken, links that lead nowhere, front matter, encoding."""

from tests.site.edits import addressed_by_folders, appended, at, both, headed, laid, linked, recoded, replaced, unlisted
from tests.site.fault import Fault

PAGE = "docs/hr.md"
OWN_MACROS = "egna.py"


def written(name, text, slug, sentence, **more):
    """Add a paragraph to a page; the finding is to stand on its line."""
    return Fault(name, appended(PAGE, text), slug, PAGE, sentence, **more)


def macro(name, text, sentence, **more):
    """Add a macro call that the macro refuses; the finding points at the macro's name."""
    called = text.removeprefix("{{ ").partition("(")[0]
    return written(name, text, "page-macro", sentence, field=called, column=4, **more)


def own_macro(module, row):
    """Let the project bring a macro of its own that errs on a row of its file, and a page that calls it."""
    named = replaced("mkdocs.yml", "  utfall:\n", f"  utfall:\n    own_macros: {OWN_MACROS}\n")
    return at(row, both(laid(OWN_MACROS, module), named, appended(PAGE, "{{ dela() }}")))


MACROS = [
    written("misspelt-macro", "Se {{ statment() }}.", "page-unknown-name",
            "Sidan använder namnet ”statment”, som inte finns. Menades ”statement”?",
            column=7, value="statment", built=True),
    written("undefined-macro", "{{ diagram() }}", "page-unknown-name",
            "Sidan använder namnet ”diagram”, som inte finns.", column=4, value="diagram"),
    macro("wrong-argument-name", '{{ figure("sjukfranvaro", messure="outcome") }}',
          "Det finns inget argument som heter ”messure”. Menades ”measure”?"),
    macro("unknown-indicator-in-figure", '{{ figure("sjukfranvaron") }}',
          "Det finns ingen indikator som heter ”sjukfranvaron”. Menades ”sjukfranvaro”?", built=True),
    macro("unknown-measure", '{{ figure("sjukfranvaro", measure="utfall") }}',
          "Det finns inget mått som heter ”utfall”."),
    macro("missing-argument", "{{ figure() }}", "Makrot figure behöver name. Skriv så här: figure(name, "),
    macro("too-many-arguments", "{{ period(1, 2) }}", "Makrot period fick fler värden än det tar emot."),
    macro("wrong-type", "{{ table(1.5) }}", "Makrot table tar emot texter inom citattecken och hela tal."),
    macro("unit-that-cannot-be", '{{ figure("sjukfranvaro", unit="mkr") }}',
          "Sjukfrånvaro räknas i procent och kan inte visas i mkr."),
    macro("bad-decimals", '{{ figure("sjukfranvaro", decimals=-1) }}',
          "decimals är antalet decimaler, ett heltal från 0 till 6. Här står ”-1”."),
    written("contradicted-figure", "Sjukfrånvaron är 6,3 procent.", "commentary",
            "”Sjukfrånvaron är 6,3 procent.”: 6,3 procent stämmer inte med data. Sjukfrånvaro, utfall ",
            column=18, value="6,3 procent"),
    macro("no-rows", '{{ indicators(chapter="hr", frequency="quarter") }}',
          "Makrot indicators hittar inget att visa för hr, quarter."),
]  # fmt: skip

VARIANTS = [  # done to one page together; an unknown name ends its rendering, so these come last
    macro("unknown-line", '{{ figure("resultat/summa-forvaltningen") }}',
          "Det finns ingen rad som heter ”resultat/summa-forvaltningen”. Menades ”resultat/summa-forvaltning”?"),
    macro("misspelt-measure", '{{ figure("sjukfranvaro", measure="outcom") }}', "Menades ”outcome”?"),
    macro("list-as-argument", '{{ goals(["ekonomi"]) }}', "Makrot goals tar emot texter inom citattecken"),
    macro("unknown-unit", '{{ figure("verksamhetens-resultat", unit="miljoner") }}',
          "Verksamhetens resultat räknas i tkr och kan inte visas i miljoner.", hint="tkr, mkr"),
    macro("unknown-chapter", '{{ indicators(chapter="ekonmi") }}',
          "Det finns inget avsnitt som heter ”ekonmi”. Menades ”ekonomi”?"),
    macro("unknown-frequency", '{{ indicators(frequency="monthly") }}', "Menades ”month”?"),
    macro("unknown-area-in-macro", '{{ goals(area="kund-och-ägare") }}',
          "Det finns inget område som heter ”kund-och-ägare”. Menades ”kund-och-agare”?"),
    macro("unknown-statement", '{{ statement("resultatet") }}', "Menades ”resultat”?"),
    macro("unknown-table", '{{ table("goal") }}', "Det finns ingen tabell som heter ”goal”. Menades ”goals”?"),
    macro("unknown-scale", '{{ legend("goals") }}', "Det finns ingen statusskala som heter ”goals”. Menades ”goal”?"),
    macro("unknown-state", '{{ mark("goal", "god") }}', "Det finns ingen status som heter ”god”. Menades ”good”?"),
    written("undefined-variable", "{{ resultat }}", "page-unknown-name",
            "Sidan använder namnet ”resultat”, som inte finns.", column=4, value="resultat"),
    written("environment", "{{ environment }}", "page-unknown-name",
            "Sidan använder namnet ”environment”, som inte finns.", value="environment"),
    written("git", "{{ git.author }}", "page-unknown-name", "Sidan använder namnet ”git”, som inte finns."),
    written("macros-info", "{{ macros_info() }}", "page-unknown-name",
            "Sidan använder namnet ”macros_info”, som inte finns."),
]  # fmt: skip

BROKEN = [
    written("raises", "{{ 1/0 }}", "page-error", "Uttrycket på raden går inte att räkna ut", built=True),
    written("missing-attribute", "{{ period.namn }}", "page-error", "Uttrycket på raden går inte att räkna ut"),
    written("jinja-syntax", "{{ figure('sjukfranvaro' }}", "page-syntax", "Klamrarna på sidan går inte att tolka",
            built=True),
    written("unclosed-brace", "{{ period()", "page-syntax", "Klamrarna på sidan går inte att tolka"),
    written("unclosed-block", "{% if true %}", "page-syntax", "Klamrarna på sidan går inte att tolka"),
    written("unknown-filter", "{{ 'a'|bold }}", "page-syntax", "Filtret ”bold” finns inte på en sida"),
    written("class-of-a-text", '{{ "".__class__ }}', "page-unsafe",
            "Sidan försöker nå något som en sida inte får nå", built=True),
    written("subclasses", "{{ ''.__class__.__mro__[1].__subclasses__() }}", "page-unsafe",
            "Sidan försöker nå något som en sida inte får nå"),
    written("config", "{{ config.__init__ }}", "page-unknown-name", "Sidan använder namnet ”config”, som inte finns.",
            value="config", alone=False),
    written("include-upwards", '{% include "../../etc/passwd" %}', "page-error",
            "Sidan hämtar in filen ”../../etc/passwd”, som inte finns bland sidorna.", value="../../etc/passwd"),
    written("dead-link", "[Budget](budget.md)", "page-link", "Länken ”budget.md” leder ingenstans.",
            value="budget.md", built=True),
    written("dead-anchor", "[Ekonomi](ekonomi.md#finns-inte)", "page-link",
            "Länken ”ekonomi.md#finns-inte” leder till en plats som inte finns på sidan.",
            value="ekonomi.md#finns-inte", built=True),
    written("absolute-link", "[Ekonomi](/ekonomi.html)", "page-link", "Länken ”/ekonomi.html” börjar med /",
            value="/ekonomi.html"),
    written("javascript-link", "[Klicka](javascript:alert)", "page-link",
            "Länken ”javascript:alert” är av ett slag som inte får stå på en sida.", value="javascript:alert"),
    written("raw-link", '<a href="ekonomi.html">Ekonomi</a>', "page-link",
            "Länken ”ekonomi.html” är skriven som HTML", value="ekonomi.html"),
    written("raw-link-in-single-quotes", "<a href='ekonomi.md'>Ekonomi</a>", "page-link",
            "Länken ”ekonomi.md” är skriven som HTML", value="ekonomi.md"),
    Fault("addresses-as-folders", addressed_by_folders, "page-address", "mkdocs.yml",
          "Sidorna skulle få mappar som adresser (ekonomi/)", "use_directory_urls", built=True),
    written("table-twice", "{{ symbols() }}\n\n{{ symbols() }}", "page-address",
            "finns två gånger på sidan; samma tabell visas kanske två gånger."),
    Fault("broken-front-matter", headed(PAGE, "title: HR: november", row=2), "page-front-matter", PAGE,
          "Sidhuvudet mellan strecken högst upp går inte att läsa"),
    Fault("macros-switched-off", headed(PAGE, "render_macros: false"), "page-front-matter", PAGE,
          "Sidhuvudet har ”render_macros”, som stänger av rapportens makron på sidan.", "render_macros"),
    Fault("page-not-utf-8", recoded("docs/indikatorer.md", "utf-16"), "page-encoding", "docs/indikatorer.md",
          "Sidan är inte sparad som UTF-8"),
    Fault("missing-nav-entry", unlisted("hr.md", "personal.md"), "page-nav", "mkdocs.yml",
          "Menyn i mkdocs.yml nämner sidan ”personal.md”, som inte finns.", "nav", value="personal.md", alone=False),
    Fault("page-outside-nav", unlisted("hr.md"), "page-nav", PAGE,
          "Sidan står inte i menyn i mkdocs.yml, så ingen hittar den.", value="hr.md"),
    Fault("id-that-opens-a-comment", appended(PAGE, "## Rubrik {#egen}"), "page-syntax",
          PAGE, "Klamrarna på sidan går inte att tolka"),
    written("script", "<script>alert(1)</script>", "page-markup", "Elementet ”script” får inte stå på en sida",
            field="script", column=1, hint="skriv samma sak i Markdown", built=True),
    written("comment-in-the-source", "<!-- Fråga Åsa först. -->", "page-markup",
            "En HTML-kommentar syns för alla som läser sidans källa.", hint="{# en anteckning #}"),
    Fault("symbolic-link", linked("docs/utkast.md", "/etc/hostname"), "plain-file", "docs/utkast.md",
          "Det här är en symbolisk länk, till ”/etc/hostname”.", value="/etc/hostname", built=True),
    Fault("stand-in-for-a-large-file",
          laid("docs/film.mp4", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"), "plain-file",
          "docs/film.mp4", "Filen är en platshållare från Git LFS.", alone=False),
    Fault("draft-among-the-pages", laid("docs/utkast.docx", "Utkast"), "unneeded-file", "docs/utkast.docx",
          "Ingen sida leder till filen ”utkast.docx”", value="utkast.docx", built=True),
    written("block-for-staff-without-end", "{# audience: staff #}\n\nHemligt.", "page-audience",
            "Blocket för personal som börjar här tar aldrig slut.", built=True),
    Fault("own-macro-that-raises", own_macro("def dela():\n    return str(1 / 0)\n", 2), "own-macro", OWN_MACROS,
          "dela: ZeroDivisionError", built=True),
    Fault("own-macro-that-returns-nothing", own_macro("def dela():\n    return None\n", 1), "own-macro", OWN_MACROS,
          "Makrot dela returnerar ingenting."),
    Fault("workbook-among-the-data", laid("data/Budget.xlsx", "Budget"), "unneeded-file", "data/Budget.xlsx",
          "Filen ”Budget.xlsx” hör inte till någon månad.", value="Budget.xlsx"),
]  # fmt: skip
LINKS = [  # as above
    written("misspelt-link", "[Ekonomi](ekonomin.md)", "page-link", "Menades ”ekonomi.md”?", value="ekonomin.md"),
    written("dead-anchor-here", "[Nedan](#finns-inte)", "page-link",
            "Länken ”#finns-inte” leder till en plats som inte finns på sidan.", value="#finns-inte"),
    written("raw-link-without-quotes", "<A HREF=uppdrag.md>Uppdrag</A>", "page-link",
            "Länken ”uppdrag.md” är skriven som HTML", value="uppdrag.md"),
    written("raw-link-to-source", '<a href="portfolj.md">Portfölj</a>', "page-link",
            "Länken ”portfolj.md” är skriven som HTML", value="portfolj.md"),
    written("missing-image", "![Diagram](diagram.png)", "page-link", "Länken ”diagram.png” leder ingenstans.",
            value="diagram.png"),
]  # fmt: skip
