"""Which test programs look at which room: nearest and fastest first."""

ROOMS = {  # the longest prefix wins
    "kernels/grid/": ["unit_grid", "unit_grid_polygon_coverage", "property_grid_polygon_coverage", "golden_indicators"],
    "kernels/backend/": ["unit_backend", "unit_ranking", "unit_percentiles", "unit_fusion", "parity_fusion"],
    "kernels/mapalgebra/": ["unit_zonal", "unit_percentiles", "unit_distribution", "unit_formula_steps", "golden_zonal",
                            "property_zonal"],
    "kernels/indicators/": ["golden_indicators", "unit_indicators", "property_indicators", "reference_terrain",
                            "reference_landslide"],
    "kernels/composition/": ["unit_composition", "golden_composition", "property_composition"],
    "kernels/fusion/": ["unit_fusion", "property_composition", "parity_fusion"],
    "kernels/ranking/": ["unit_ranking"],
    "rasters/opener/": ["unit_rasters_opener", "unit_rasters_opener_allowances", "unit_rasters_opener_refusals",
                        "hostile_opener_attacks", "hostile_opener_environment"],
    "rasters/catalogue/": ["unit_catalogue", "unit_indicators"],
    "rasters/alignment/": ["unit_alignment", "unit_alignment_vector", "property_alignment", "reference_alignment"],
    "rasters/sites/": ["unit_sites_table", "unit_sites"],
    "rasters/store/": ["unit_store"],
    "rasters/export/": ["unit_export"],
    "rasters/samples/": ["unit_samples"],
    "host/job/": ["unit_job"],
    "host/formula/": ["unit_formula"],
    "host/run/": ["unit_run"],
    "host/finished_run/": ["unit_finished_run"],
    "host/report/": ["unit_report"],
    "host/cli/": ["e2e_cli"],
}

WHOLE_RUNS = ["e2e_cli", "e2e_sample", "e2e_site_attributes", "e2e_site_statistics", "e2e_topsis", "e2e_variants", "e2e_percentile",
              "e2e_formula", "e2e_footprints", "e2e_line_sites", "e2e_grid_layer", "e2e_resume"]

HOSTILE = {  # folders of tests/hostile/corpus, by their first letter
    "host/job/": "J", "host/formula/": "J", "rasters/opener/": "JRSE", "rasters/catalogue/": "R", "rasters/alignment/": "R",
    "rasters/sites/": "S", "rasters/store/": "E", "rasters/export/": "SE", "host/run/": "JRSE", "host/cli/": "JE",
}


def _of(table, file):
    prefixes = [prefix for prefix in table if file.startswith(prefix)]
    return table[max(prefixes, key=len)] if prefixes else None


def programs_of(file):
    return _of(ROOMS, file) or []


def hostile_cases(file):
    letters = _of(HOSTILE, file) or "J"
    return rf"^hostile\.[{letters}]"
