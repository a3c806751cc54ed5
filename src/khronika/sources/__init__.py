"""Where reports come from: bytes, with what is known of them before anybody reads them."""
