"""The part of the house that knows Streamlit: the frame, the data of a page, charts, cards, forms."""
