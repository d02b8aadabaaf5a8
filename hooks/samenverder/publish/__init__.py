"""What is published, as plain data and text: pages, exports, pictures, codes for paper."""
