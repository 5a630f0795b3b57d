"""Public parallel data -> the bilingual embedding model and lexicon that models/ ships."""
