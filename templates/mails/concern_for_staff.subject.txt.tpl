[[New concern {{reference}}]]
