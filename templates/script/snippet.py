import json, os
params = json.load(open(os.environ["PARIBUS_PARAMS"])); seed = int(os.environ["PARIBUS_SEED"])
print(json.dumps({"step": 1, "METRIC": 0.81}), file=open(os.environ["PARIBUS_METRICS"], "a"))   # or just: print("METRIC: 0.81")
