"""How likely each block is body: features of a block, in the light of its page, and a fitted forest over them.

A page is seen three times: each block by itself (how much it reads like prose), the page as a whole (where prose stands
together, under which labels: `scene`), and each block again, in the light of the two (`page` for trees, `lines` for
flattened text). The weights are fitted by benchmarks/fit.py; the package only walks the trees (`forest`).
"""

from newsclean.score.forest import Columns, Features, Forest, Model, model, probabilities
from newsclean.score.lines import LINE_FEATURES, first_words, line_features
from newsclean.score.page import FEATURES, features
from newsclean.score.scene import Weights

__all__ = [
    "FEATURES",
    "LINE_FEATURES",
    "Columns",
    "Features",
    "Forest",
    "Model",
    "Weights",
    "features",
    "first_words",
    "line_features",
    "model",
    "probabilities",
]
