"""Other extractors, as far as this python has them."""
import importlib


def trafilatura(**options):
    extract = importlib.import_module("trafilatura").extract
    return lambda page: extract(page, **options) or ""


def resiliparse():
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda page: extract(page, main_content=True)


PEERS = {"trafilatura": trafilatura, "trafilatura, favor_precision": lambda: trafilatura(favor_precision=True), "resiliparse": resiliparse}


def installed():
    """{name: function of a page to text}; those that are missing are said."""
    found = {}
    for name, load in PEERS.items():
        try:
            found[name] = load()
        except ImportError:
            print(f"{name}: not installed, passed over")
    return found
