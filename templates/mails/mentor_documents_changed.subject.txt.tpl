[[The Terms have changed: please read and confirm them]]
