"""Deliveries of December and January, with the outcomes that the package is to have of them, worked out by hand."""

from tests.unit.work import deliveries

K, PERSONAL, KONSULT, IT = (
    "verksamhetens-kostnader", "personalkostnader", "konsultkostnader", "it-tjanster-program-och-licenser",
)  # fmt: skip


def costs(personal, konsult, it, alla):
    return {"kostnader": {"personal": personal, "konsult": konsult, "it": it, "alla": alla}}


CASES = {
    "raindance": (
        "xlsx",
        "observations",
        deliveries.raindance,
        [
            (costs(511240450.25, 113479500.0, 369870499.99, 1385210000.5),),
            (costs(43100400.0, 9400000.0, 30100000.0, 118300600.0),),
        ],
        [
            {PERSONAL: "511240", KONSULT: "113480", IT: "369870", K: "1385210"},
            {PERSONAL: "43100", KONSULT: "9400", IT: "30100", K: "118301"},
        ],
    ),
    "agresso": (
        "xlsx",
        "observations",
        deliveries.agresso,
        [
            (
                {"Personalkostnader": 511240, "Konsultkostnader": 113480},
                {"Personalkostnader": 43140, "Konsultkostnader": 10799},
            ),
            (
                {"Personalkostnader": 43100, "Konsultkostnader": 9400},
                {"Personalkostnader": 43100, "Konsultkostnader": 9400},
            ),
        ],
        [{PERSONAL: "511240", KONSULT: "113480"}, {PERSONAL: "43100", KONSULT: "9400"}],
    ),
    "red": (
        "xlsx",
        "statement_lines",
        deliveries.red,
        [
            ({"Avdelningen Uppdrag": (-412, -300), "Avdelningen Kund och service": (5120, 4000)},),
            ({"Avdelningen Uppdrag": (-33, -310), "Avdelningen Kund och service": (410, 4100)},),
        ],
        [
            {"forvaltning-avdelningen-uppdrag": "-412", "forvaltning-avdelningen-kund-och-service": "5120"},
            {"forvaltning-avdelningen-uppdrag": "-33", "forvaltning-avdelningen-kund-och-service": "410"},
        ],
    ),
    "texts": (
        "xlsx",
        "observations",
        deliveries.texts,
        [
            (
                {
                    "Personalkostnader": "511 240 120 kr",
                    "Konsultkostnader": "113\u00a0480\u00a0000",
                    "Verksamhetens resultat": "\u22126 890 400",
                },
            ),
            (
                {
                    "Personalkostnader": "43 100 000 kr",
                    "Konsultkostnader": "9\u00a0400\u00a0000",
                    "Verksamhetens resultat": "1 204 600",
                },
            ),
        ],
        [
            {PERSONAL: "511240", KONSULT: "113480", "verksamhetens-resultat": "-6890"},
            {PERSONAL: "43100", KONSULT: "9400", "verksamhetens-resultat": "1205"},
        ],
    ),
    "months of the year so far": (
        "xlsx",
        "observations",
        deliveries.by_month,
        [
            (
                {
                    "Personalkostnader": [*range(40_000_000, 440_000_000, 40_000_000), 468_100_000, 511_240_000],
                    "Konsultkostnader": [*range(9_000_000, 99_000_000, 9_000_000), 102_681_000, 113_480_000],
                },
            ),
            ({"Personalkostnader": [43_100_000], "Konsultkostnader": [9_400_000]},),
        ],
        [{PERSONAL: "511240", KONSULT: "113480"}, {PERSONAL: "43100", KONSULT: "9400"}],
    ),
    "months alone": (
        "xlsx",
        "observations",
        deliveries.by_month,
        [
            (
                {
                    "Personalkostnader": [40_000_000] * 10 + [68_100_000, 43_140_000],
                    "Konsultkostnader": [9_000_000] * 10 + [12_681_000, 10_799_000],
                },
            ),
            ({"Personalkostnader": [43_100_000], "Konsultkostnader": [9_400_000]},),
        ],
        [{PERSONAL: "511240", KONSULT: "113480"}, {PERSONAL: "43100", KONSULT: "9400"}],
    ),
    "departments": (
        "xlsx",
        "statement_lines",
        deliveries.departments,
        [
            ({"Avdelningen Uppdrag": (-412, -300), "Avdelningen styr och stöd": (2210, 2400)},),
            ({"Avdelningen Uppdrag": (-33, -310), "Avdelningen styr och stöd": (180, 2500)},),
        ],
        [
            {"forvaltning-avdelningen-uppdrag": "-412", "forvaltning-avdelningen-styr-och-stod": "2210"},
            {"forvaltning-avdelningen-uppdrag": "-33", "forvaltning-avdelningen-styr-och-stod": "180"},
        ],
    ),
    "sections": (
        "xlsx",
        "statement_lines",
        deliveries.sections,
        [
            (
                {
                    "Förvaltning": {"Avdelningen Uppdrag": -412, "Summa förvaltning": 36500},
                    "Utveckling": {"Summa utveckling": -9610},
                },
            ),
            (
                {
                    "Förvaltning": {"Avdelningen Uppdrag": -33, "Summa förvaltning": 3100},
                    "Utveckling": {"Summa utveckling": -800},
                },
            ),
        ],
        [
            {"forvaltning-avdelningen-uppdrag": "-412", "summa-forvaltning": "36500", "summa-utveckling": "-9610"},
            {"forvaltning-avdelningen-uppdrag": "-33", "summa-forvaltning": "3100", "summa-utveckling": "-800"},
        ],
    ),
    "filtered": (
        "xlsx",
        "observations",
        deliveries.filtered,
        [
            ({"Löneärenden": 71200, "Kundfakturor": 1655000}, ("varav manuella", 12)),
            ({"Löneärenden": 6010, "Kundfakturor": 139000}, ("varav manuella", 13)),
        ],
        [{"lonearenden": "71200", "kundfakturor": "1655000"}, {"lonearenden": "6010", "kundfakturor": "139000"}],
    ),
    "serials": (
        "xlsx",
        "observations",
        deliveries.serials,
        [
            ({"Serviceärenden": [330100, 344559, 371900], "Månadsarbetare": [611.1, 609.2, 604.7]},),
            ({"Serviceärenden": [344559, 371900, 30110], "Månadsarbetare": [609.2, 604.7, 601.3]},),
        ],
        [
            {"servicearenden": "371900", "manadsarbetare": "604.7"},
            {"servicearenden": "30110", "manadsarbetare": "601.3"},
        ],
    ),
    "libreoffice": (
        "ods",
        "observations",
        deliveries.libreoffice,
        [
            ({"Lönespecifikationer": 751900, "Leverantörsfakturor": 1838000},),
            ({"Lönespecifikationer": 62800, "Leverantörsfakturor": 151000},),
        ],
        [
            {"lonespecifikationer": "751900", "leverantorsfakturor": "1838000"},
            {"lonespecifikationer": "62800", "leverantorsfakturor": "151000"},
        ],
    ),
    "units and signs": (
        "xlsx",
        "observations",
        deliveries.units,
        [
            (
                {
                    "Sjukfrånvaro": ("%", 0.058),
                    "Personalkostnader": ("mnkr", -511.24),
                    "Konsultkostnader": ("tkr", -113480),
                },
            ),
            (
                {
                    "Sjukfrånvaro": ("%", 0.0611),
                    "Personalkostnader": ("mnkr", -43.1),
                    "Konsultkostnader": ("tkr", -9400),
                },
            ),
        ],
        [
            {"sjukfranvaro": "5.8", PERSONAL: "511240", KONSULT: "113480"},
            {"sjukfranvaro": "6.1", PERSONAL: "43100", KONSULT: "9400"},
        ],
    ),
    "stratsys": (
        "csv",
        "observations",
        deliveries.stratsys,
        [
            (
                {
                    "Sjukfrånvaro": ("5,8 %", "Fler korta"),
                    "Kostnad utvecklingsprojekt": ("89 650", ""),
                    "Verksamhetens resultat": ("(6 890)", ""),
                },
            ),
            (
                {
                    "Sjukfrånvaro": ("6,1 %", "Förkylningar"),
                    "Kostnad utvecklingsprojekt": ("7 100", ""),
                    "Verksamhetens resultat": ("1 205", ""),
                },
            ),
        ],
        [
            {"sjukfranvaro": "5.8", "kostnad-utvecklingsprojekt": "89650", "verksamhetens-resultat": "-6890"},
            {"sjukfranvaro": "6.1", "kostnad-utvecklingsprojekt": "7100", "verksamhetens-resultat": "1205"},
        ],
    ),
}
