"""Pages: public (no login) and office (staff). Reads a request, calls one action or query, renders components."""
