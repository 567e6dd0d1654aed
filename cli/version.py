"""The version, where the build and a start that asks for nothing else can read it."""

VERSION = "0.1.0"
