# (written by the language part of the kit)
