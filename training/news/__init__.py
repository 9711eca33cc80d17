"""Articles of the public sets whose acts we annotated ourselves: offsets only, the words stay with the sets."""
