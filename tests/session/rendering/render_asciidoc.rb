# SPDX-License-Identifier: MIT
# AsciiDoc by Asciidoctor: standard input is a JSON array of texts, standard output one of the
# HTML of each.
require 'asciidoctor'
require 'json'

texts = JSON.parse($stdin.read)
logger = Asciidoctor::NullLogger.new
Asciidoctor::LoggerManager.logger = logger
puts JSON.generate(texts.map { |text| Asciidoctor.convert(text, safe: :secure) })
