"""The three-letter codes of travel documents and the two-letter ones of ISO."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_ISO_PAIRS: Final = """
ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG
AUSAU AUTAT AZEAZ BDIBI BELBE BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL
BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT BVTBV BWABW CAFCF CANCA CCKCC CHECH
CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX
CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES
ESTEE ETHET FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB GEOGE GGYGG GHAGH GIBGI
GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY HKGHK HMDHM
HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT
JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB
LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD
MDGMG MDVMV MEXMX MHLMH MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS
MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA NCLNC NERNE NFKNF NGANG NICNI NIUNU NLDNL NORNO
NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE PHLPH PLWPW PNGPG POLPL PRIPR PRKKP
PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA SDNSD SENSN SGPSG SGSGS
SHNSH SJMSJ SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK SVNSI
SWESE SWZSZ SXMSX SYCSC SYRSY TCATC TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO
TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY USAUS UZBUZ VATVA VCTVC
VENVE VGBVG VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW
"""
"""Three letters and two letters of each country of ISO 3166-1."""

_OF_TRAVEL_DOCUMENTS: Final = {
    "D": "DE",
    "GBD": "GB",
    "GBN": "GB",
    "GBO": "GB",
    "GBP": "GB",
    "GBS": "GB",
    "RKS": "XK",
}
"""Codes that only travel documents use, where a country stands behind them."""

_WITHOUT_COUNTRY: Final = """
EUE UNA UNK UNO XBA XCC XCE XCO XDC XEC XES XIM XMP XOM XPO XXA XXB XXC XXX ANT NTZ
"""
"""Organisations, stateless persons, refugees, none given, and two old codes."""

SPECIMEN_STATE: Final = "UTO"
"""Utopia: the state of sample documents."""

_ALPHA2: Final[Mapping[str, str]] = MappingProxyType(
    {pair[:3]: pair[3:] for pair in _ISO_PAIRS.split()} | _OF_TRAVEL_DOCUMENTS
)
_KNOWN: Final = frozenset((*_ALPHA2, *_WITHOUT_COUNTRY.split(), SPECIMEN_STATE))


def alpha2(code: str) -> str | None:
    """Return the ISO 3166-1 two-letter code of a country of a travel document.

    Args:
        code: The code as in the zone, with or without its fillers: `KOR`, `D`,
            `D<<`, `GBN`. Capitals.

    Returns:
        The code, or None where no country stands behind it: organisations,
        stateless persons, refugees, the specimen state and unknown codes.
        Kosovo has none in ISO 3166 and gets the `XK` that CLDR uses.

    Source: ISO 3166-1 as of 2024; ICAO Doc 9303, 8th edition, part 3, 5.
    """
    return _ALPHA2.get(code.rstrip("<"))


def is_travel_code(code: str) -> bool:
    """Tell whether a code without fillers may stand as issuer or nationality.

    Source: ICAO Doc 9303, 8th edition, part 3, 5, parts A to G.
    """
    return code in _KNOWN


_ISO_TWO: Final = frozenset(_ALPHA2.values())


def is_alpha2(code: str) -> bool:
    """Tell whether `code` is a two-letter country code (ISO 3166-1, and XK)."""
    return code in _ISO_TWO


def countries() -> frozenset[str]:
    """Return every two-letter country code (ISO 3166-1, and XK)."""
    return _ISO_TWO
