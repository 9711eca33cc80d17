"""What every stage stands on: spans, records, ids, the codec, steps and errors."""
