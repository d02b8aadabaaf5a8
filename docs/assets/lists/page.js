// Long lists, for who has scripts: they begin short, and can be narrowed by facets and put in another order, in place.

import { fold } from "./fold.js";
import { Narrow } from "./narrow.js";

fold(document.querySelector("#narrow").dataset);

const narrow = new Narrow(document.querySelector("#narrow"), document.querySelector("#narrowed"), document.querySelector("#plain"));
narrow.start();
