rootProject.name = "sharp"
