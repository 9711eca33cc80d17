"""How days are given to acts where no rule does: `gather` collects signs, `fit` learns what each sign is worth."""
