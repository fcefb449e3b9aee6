auto text = std::to_string(lost) + " cells went " + "astray at the rim.";
auto other = "The layer has no data anywhere.";
