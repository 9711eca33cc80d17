/** The desk's scripts: every page works without them. */

import { foldFilters } from "./fold";
import { listenToKeys } from "./keys";
import { DlMap } from "./map/element";
import { DlSeries } from "./series/element";
import { helpReview } from "./review";
import { keepInStep } from "./step";
import { DlTimeline } from "./timeline/element";
import { visitInPlace } from "./visit";

document.documentElement.classList.add("has-script");
customElements.define("dl-map", DlMap);
customElements.define("dl-timeline", DlTimeline);
customElements.define("dl-series", DlSeries);
keepInStep();
foldFilters();
listenToKeys();
visitInPlace();
helpReview();
