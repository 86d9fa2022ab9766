# What spdx-tools (pip install spdx-tools) says of tag-value documents: one JSON string a line on standard input, one sign a
# line on standard output, `+` for what its parser takes. Called by record-tag-value-verdicts.mjs.
import contextlib
import io
import json
import logging
import sys

import spdx_tools.spdx.parser.tagvalue.parser as tagvalue
from license_expression import get_spdx_licensing

logging.disable(logging.CRITICAL)
# The parser builds the list of licences anew for each expression.
licensing = get_spdx_licensing()
tagvalue.get_spdx_licensing = lambda: licensing
parser = tagvalue.Parser(debug=False, write_tables=False)

for line in sys.stdin:
    parser.logger = tagvalue.Logger()
    parser.current_element = {"logger": tagvalue.Logger()}
    parser.creation_info = {"logger": tagvalue.Logger()}
    parser.elements_built = {}
    parser.lex.lexer.lineno = 1
    parser.lex.lexer.begin("INITIAL")
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            parser.parse(json.loads(line))
        sign = "+"
    except Exception:
        sign = "-"
    print(sign)
