const char* english = "<p>Nobody put this into the catalogue.</p>";
const char* heading = "<th class=\"n\">Rank";
const char* markup = "<td class=\"n\"><span class=\"bar up\"></span>";
