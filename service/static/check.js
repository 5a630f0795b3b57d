// The page that checks a text: a plain form; only the shell needs a script.

import { openShell } from "./shell.js";

openShell(document.getElementById("text"));
