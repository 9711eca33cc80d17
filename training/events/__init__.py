"""How the score of events was fitted: `gather` collects signs and judgements, `fit` learns what each sign is worth."""
