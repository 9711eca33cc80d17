"""How the weights of stories, and the table of word frequencies, were made."""
