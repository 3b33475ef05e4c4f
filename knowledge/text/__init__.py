"""Text as it is read: files, words, sentences, paragraphs, quotation marks, names."""
