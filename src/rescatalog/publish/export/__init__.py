"""The site as files: the same pages, asked in-process and laid out so that any web server can offer them."""
