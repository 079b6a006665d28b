// One file for the runner: aws-cdk-lib takes seconds to load, and each test file would load it anew.
import './stack/build.ts';
import './stack/edge.ts';
import './stack/exceptions.ts';
import './stack/flow.ts';
import './stack/keeping.ts';
import './stack/rights.ts';
import './stack/video.ts';
