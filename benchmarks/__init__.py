"""Speed in ratios: gkcheck beside other ways to do the same, measured in turns within one run."""
