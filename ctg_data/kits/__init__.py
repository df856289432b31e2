"""What a meeting is handed, put together from the store: the charts of the boards, the news, the decisions."""
