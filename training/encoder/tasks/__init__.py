"""Public sets and sentences of our own -> examples: one small module for each set, all with the same two functions."""

from training.encoder.tasks import factuality, location, muc, names, news, plv, polnear, sentences, tbaq, wikievents

TASKS = {
    "names": names.examples,
    "polnear": polnear.examples,
    "wikievents": wikievents.examples,
    "muc": muc.examples,
    "plv": plv.examples,
    "uw": factuality.uw,
    "uds": factuality.uds,
    "meantime": factuality.meantime,
    "tbaq": tbaq.examples,
    "sentences": sentences.examples,
    "news": news.examples,
    "location": location.examples,
}
"""Name of a set -> `examples(data, part)`; `part` is train (some of it kept for choosing) or dev (only measured)."""
