"""Qiaoliang 桥梁: carries an official plan out, from a sentence of the law to a person, and back."""
