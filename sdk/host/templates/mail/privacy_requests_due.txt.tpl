[[These requests under privacy law are overdue, or due within five days. The law allows 30 days.]]

{{LINES}}
[[Answer them here:]] {{LINK}}

{{>FOOTER}}
