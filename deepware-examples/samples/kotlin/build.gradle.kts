// A Kotlin application with a predictor of its own. A project of its own: copy the folder.
plugins {
    kotlin("jvm") version "2.4.21"
    application
}

repositories {
    mavenLocal() // until Deepware's artifacts are published
    mavenCentral()
}

val natives = "linux-x86_64" // the platform that the application runs on

dependencies {
    implementation(platform("ai.deepware:deepware-bom:0.1.0-SNAPSHOT"))
    implementation("ai.deepware:deepware-ffmpeg")
    implementation("ai.deepware:deepware-onnx")
    runtimeOnly("ai.deepware:deepware-models")
    runtimeOnly("org.bytedeco", "ffmpeg", classifier = natives)
    runtimeOnly("org.bytedeco", "javacpp", classifier = natives)
    runtimeOnly("org.slf4j:slf4j-simple:2.0.17")

    testImplementation("ai.deepware:deepware-contract")
    testRuntimeOnly("org.junit.platform:junit-platform-launcher:6.1.3")
}

kotlin {
    jvmToolchain(17)
}

application {
    mainClass = "samples.sharp.MainKt"
}

tasks.test {
    useJUnitPlatform()
}
