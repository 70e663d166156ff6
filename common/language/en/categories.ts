/** What English lines spend on and are paid for: goods, services and merchants by category. @module */

import type { WordLists } from "../lexicon.ts";

export const EN_SPENDING: WordLists = {
  food:
    `protein_powder horchata döner doner curry fish_n_chips fush_n_chips club-mate rewe edeka mustard chilli tofu ramen_kit chai biryani samosa dosa thali sweets timbits double_double hot_chocolate swiggy zomato lcbo mango mangoes paneer roti idli meat_pie pavlova lamington sushi_rolls formula baby_formula diaper_bag_snacks pie jerky popcorn roll potluck combo in-n-out thai haul double-double breakfast brunch lunch dinner supper snack meal meals food eats takeout takeaway take-out takeaways delivery coffee coffees latte cappuccino espresso mocha americano flat_white cortado croissant
    bagel donut doughnut sandwich burger fries pizza pizzas taco burrito sushi ramen noodles pho curry salad soup steak chicken fish bbq wings hotpot hot_pot dumplings dim_sum bubble_tea boba tea smoothie juice
    soda beer beers pint pints wine cocktail drinks booze groceries grocery supermarket_run fruit fruits apples bananas berries vegetables veggies veg bread milk eggs cheese meat butter rice pasta cereal snacks chocolate ice_cream
    gelato cake cookies pastry bakery restaurant diner cafe café deli food_court hawker cafeteria canteen starbucks mcdonald mcdonalds mcd kfc subway chipotle dunkin domino's dominos wendy's taco_bell burger_king chick-fil-a panera
    five_guys nando's pret greggs doordash ubereats uber_eats grubhub deliveroo just_eat foodpanda grabfood instacart whole_foods trader_joe trader_joe's trader_joes safeway kroger aldi lidl publix wegmans laksa toast kopi prata nasi
    chicken_rice kebab kebabs fish_and_chips roast avo sashimi tapas brekkie brekky arvo_tea pub_lunch oysters lobster ramen_bowl poke bento seafood spice flour oil_and_vinegar honey water_bottle popcorn_snack cheesecake
    muffin scone pancakes waffles oatmeal granola yogurt yoghurt gum candy sweets chips crisps tip_at_dinner date_night_dinner scotch_egg sausage_roll cornish_pasty pasty crumpets scones biscuits custard trifle sunday_roast carvery full_english bacon_roll bacon_butty chip_shop chippy chinese_takeaway indian_takeaway naan tikka korma katsu teriyaki yakitori udon soba gyoza tempura poke_bowl banh_mi spring_rolls pad_thai tom_yum green_curry satay rendang roti_canai teh_tarik mamak nasi_lemak char_kway_teow hokkien_mee bak_kut_teh kaya_toast zi_char cai_fan economy_rice hawker_dinner empanada empanadas arepa tamales quesadilla enchiladas nachos guac guacamole churros elote pupusa falafel shawarma hummus gyro gyros souvlaki pierogi schnitzel bratwurst currywurst pretzel goulash borscht paella churrasco acai açai granola_bar protein_bar protein_shake pre-workout energy_drink red_bull gatorade kombucha matcha chai_latte cold_brew iced_coffee drip_coffee pour_over hot_choc slushie milkshake shake frappe frappuccino root_beer cider ale stout lager ipa prosecco champagne whisky whiskey vodka gin rum tequila sake margarita mojito spritz round_of_drinks round tab bar_snacks hot_wings onion_rings mozzarella_sticks hot_dog hotdog corn_dog brisket ribs pulled_pork meatballs lasagna lasagne spaghetti carbonara risotto gnocchi ravioli focaccia baguette sourdough bun buns rolls cereal_bars oats porridge eggs_benny eggs_benedict omelette omelet hash_browns avocado avocados grapes oranges strawberries blueberries peaches cherries watermelon pineapple potatoes tomatoes onions lettuce spinach broccoli carrots cucumber peppers mushrooms corn beans lentils tempeh turkey ham sausage sausages lamb pork beef mince ground_beef salmon tuna prawns shrimp crab mussels cod haddock cream cheese_board deli_meat cold_cuts olives olive_oil sauce salsa ketchup mayo spices sugar baking_powder yeast dumpling wonton wontons bao congee jianbing baozi mooncakes mooncake hot_pot_dinner dim_sum_lunch set_lunch set_menu tasting_menu buffet all_you_can_eat brunch_spot canteen_lunch school_lunch lunch_money packed_lunch meal_deal meal_kit hellofresh gopuff doordash_order skip_the_dishes skipthedishes menulog wolt glovo talabat meituan eleme tim_hortons tims a&w dairy_queen shake_shack panda_express popeyes jollibee wingstop jersey_mike's jimmy_john's olive_garden ihop denny's waffle_house cheesecake_factory wagamama pizza_express itsu leon costa caffe_nero nero weekly_shop big_shop grocery_run grocery_haul tesco sainsbury's sainsburys asda morrisons waitrose lidl_shop co-op iceland_frozen food_shop spar coles woolworths woolies countdown pak'nsave new_world loblaws sobeys no_frills heb h-e-b meijer wawa sheetz 7-eleven fairprice ntuc cold_storage don_don_donki wet_market farmers_market farm_shop butcher baker fishmonger greengrocer corner_shop bodega deli_run`,
  transport:
    `u-bahn s-bahn wipers rego_check alternator truck auto rickshaw auto_rickshaw presto presto_card wof warrant_of_fitness metro_recharge fastag toll_tag train tram transmission car_part taxi cab uber lyft grab bolt gojek ride rideshare bus bus_fare bus_ticket train_fare subway_fare metro metro_card metrocard tube oyster tram luas leap_card opal ez-link mrt fare commute gas gasoline petrol fuel diesel filled_up fill_up
    fill-up tank parking park_and_ride toll tolls car_wash oil_change tires tyres tire tyre mechanic car_repair car_service mot rego car_registration registration car_insurance speeding_ticket parking_ticket ferry scooter lime bike_share the_tow tow towing
    charging ev_charging carwash brake_pads brakes battery_for_the_car didi ola careem cabify blablacar season_ticket railcard thameslink tfl oyster_top_up oyster_card octopus_card octopus suica pasmo t-money bart caltrain muni marta septa via_rail go_train presto_top_up translink opal_card myki tram_fare bus_pass train_pass monthly_pass metro_pass subway_pass jeepney tricycle tuk-tuk tuktuk tuk_tuk bullet_train shinkansen parking_meter valet congestion_charge ulez dart_charge e-zpass ezpass fasttrak smog smog_check emissions_test inspection car_inspection car_detailing detailing new_tires winter_tires tire_rotation rotation alignment spark_plugs coolant antifreeze wiper_blades car_battery jump_start windshield windscreen dent bodywork body_shop jiffy_lube halfords kwik_fit autozone car_payment car_loan car_lease lease road_tax rego_renewal licence_renewal license_renewal driving_licence bike_repair bike_tune-up inner_tube bike_chain scooter_rental zipcar turo car_share rental_scooter lime_scooter citi_bike santander_bike boris_bike ferry_ticket water_taxi`,
  travel:
    `seat_upgrade upgrade flight flights plane_ticket airfare airline hotel motel hostel airbnb booking.com expedia vacation holiday_booking cruise visa_fee visa luggage suitcase train_ticket train_tickets rail_ticket eurostar amtrak car_rental rental_car resort trip tour
    travel_insurance baggage checked_bag lounge_pass b&b campsite flights_home plane_tickets return_flight ryanair easyjet delta united jetblue southwest qantas jetstar airasia scoot cathay british_airways bag_fee seat_selection airport_lounge hotel_room hostel_bed airbnb_deposit vrbo camping campground camp_site national_park park_pass ski_trip ski_lodge chalet villa tour_guide day_trip excursion visa_application esta passport passport_renewal passport_photos travel_adapter suitcases carry-on`,
  shopping:
    `humidifier wipes stroller lightbulb saree sarees kurta snowsuit snowsuits diapers nappies toque mittens vinyl pen wacom hokas ammo clothes clothing shirt t-shirt tshirt tee jeans pants trousers shorts dress skirt jacket coat sweater hoodie jumper shoes sneakers trainers boots sandals socks underwear hat cap scarf gloves bag handbag backpack purse wallet watch
    sunglasses jewelry jewellery necklace ring earrings makeup lipstick skincare moisturizer perfume shampoo conditioner toothpaste toothbrush soap toilet_paper paper_towels detergent cleaning_supplies household amazon ebay taobao temu shein
    walmart target costco ikea zara h&m uniqlo best_buy asos m&s primark john_lewis argos apple_store etsy shopee lazada kmart bunnings phone phone_case case charger cable headphones earbuds airpods speaker laptop tablet ipad iphone macbook keyboard mouse
    monitor camera lens hard_drive ssd tv television fridge microwave toaster kettle air_fryer blender vacuum sofa couch desk desk_lamp lamp chair table mattress pillow sheets duvet towels rug curtains furniture tools drill screws paint brushes toys lego toy
    stationery pens notebook umbrella bike helmet raincoat sunscreen bulbs light_bulb batteries dishwasher washing_machine dryer plants vase frame printer ink uniform_trousers leggings blouse cardigan suit tie belt pyjamas pajamas bra tights slippers flip_flops wellies parka puffer beanie mascara foundation concealer eyeliner nail_polish face_wash cleanser serum face_mask body_wash deodorant razor razors shaving_cream tampons pads hairbrush hair_dryer straightener curling_iron air_fresheners candle candles picture_frame mirror bookshelf wardrobe dresser bed_frame futon ottoman beanbag shelves storage_bins hangers laundry_basket detergent_pods bin_bags trash_bags sponges mop broom hoover dyson roomba air_purifier dehumidifier space_heater fan heater iron ironing_board rice_cooker instant_pot slow_cooker frying_pan pan pot pots knives cutlery plates mugs glasses tupperware water_filter extension_cord power_strip adapter usb_cable hdmi mic microphone webcam router modem hard_disk thumb_drive sd_card printer_paper gift_wrap kindle apple_watch fitbit garmin smartwatch tripod drone gopro console controller nintendo_switch board_game puzzle dolls action_figure lego_set craft_supplies yarn fabric sewing_machine paintbrushes easel hammer nails ladder lawnmower hose garden_centre garden_center compost seeds flower_pot potting_soil pots_and_soil tent sleeping_bag cooler yoga_mat dumbbells weights_set running_shoes football_boots cleats jersey goggles swimsuit swimming_costume car_seat crib pram pushchair baby_monitor baby_clothes pacifier home_depot lowe's lowes menards ace_hardware b&q screwfix wickes dollar_tree dollar_store poundland home_bargains b&m tk_maxx tj_maxx marshalls ross old_navy gap nordstrom macy's kohl's sephora ulta superdrug lush body_shop decathlon rei nike_shoes adidas vinted depop thrift_store thrift charity_shop goodwill salvation_army flea_market garage_sale etsy_order aliexpress jd.com taobao_haul carousell lazada_order muji daiso don_quijote miniso stationery_shop`,
  housing:
    `nebenkosten hydro gas_cylinder maid_salary emi maintenance society_maintenance furnace furnace_filter rent mortgage hoa council_tax property_tax electricity electric_bill electricity_bill power_bill water_bill gas_bill utilities utility utility_bill heating strata body_corporate plumber electrician cleaner cleaning_lady repairs home_insurance
    landlord deposit_for_flat moving_van movers maid boiler boiler_repair roof handyman conservancy service_charge trash_bill sewer heating_oil condo_fees condo_fee service_charges ground_rent body_corp rates council_rates water_rates octopus_direct_debit octopus_energy british_gas edf eon scottish_power con_ed pg&e pge duke_energy hydro_bill hydro_one propane oil_delivery firewood electric electric water_heater washing_machine_repair dishwasher_repair hvac ac_repair ac_service aircon_servicing aircon pest_control exterminator lawn_care lawn_service gutter gutters snow_removal window_cleaner chimney_sweep septic drain drain_unblock new_lock lock_change locks rekey storage_unit self_storage renters_insurance contents_insurance mortgage_payment closing_costs estate_agent letting_fee deposit_on_the_flat bond helper_salary helper's_salary helper's_wages maid_service cleaning_service house_cleaner gardener landscaper painter carpenter tiler`,
  communication:
    `my_phone phone_top-up recharge jio airtel vodacom data_pack phone_bill mobile_bill phone_plan internet broadband wifi_bill cell_phone_bill data_plan sim sim_card top-up_phone verizon at&t t-mobile vodafone ee o2 sky_broadband singtel starhub telstra optus comcast xfinity roaming internet_bill mint_mobile google_fi cricket_wireless xfinity_bill spectrum broadband_bill wifi wi-fi giffgaff three_mobile voxi sky_bill virgin_media bt_bill telus rogers bell_bill fido koodo prepaid_sim prepaid esim m1 singtel_bill maxis celcom digi globe_load load`,
  entertainment:
    `skating skate ice_rink rink cricket_match lotto lotto_ticket fishing_license marathon_entry race_entry movie movies cinema film_tickets movie_ticket movie_tickets theater theatre tickets ticket tix concert gig show game games video_game steam playstation xbox nintendo netflix spotify hulu disney+ disney_plus hbo youtube_premium prime_video
    apple_music audible museum zoo aquarium theme_park bowling karaoke mini_golf arcade festival club bar_tab panto gym gym_membership membership climbing skiing lift_pass ski_pass golf green_fees massage spa book_club pool_table
    escape_room comedy laser_tag paintball bingo lottery steam_sale ps_plus psn xbox_game_pass game_pass roblox robux v-bucks fortnite twitch_sub patreon onlyfans substack newsletter kindle_unlimited audiobook crunchyroll peacock paramount+ max_subscription apple_tv mubi dazn sky_sports now_tv tv_licence tv_license theatre_tickets broadway musical opera_tickets ballet_tickets comedy_show stand-up_show football_tickets match_tickets season_tickets ball_game baseball_game hockey_game nba nfl ufc ppv raffle raffle_tickets scratch_card scratch_cards scratchers lottery_ticket lottery_tickets powerball betting bet sports_bet poker_night casino slots pool_hall darts axe_throwing go-karting karting trampoline trampoline_park soft_play water_park waterpark zoo_tickets aquarium_tickets museum_tickets exhibition haunted_house corn_maze pumpkin_patch fair rides bouncy_castle pottery_class paint_and_sip cooking_class dance_class day_pass gym_day_pass climbing_gym bouldering_pass pool_pass swim_pass yoga_studio pilates_class crossfit_membership spin_class_pack sauna spa_day karaoke_room ktv mahjong sticker_album trading_cards pokemon_cards vinyl_records records guitar_strings sheet_music`,
  medical:
    `doctor doctors doctor's gp copay co-pay hospital clinic dentist dental pharmacy chemist cvs walgreens boots_pharmacy medicine meds medication prescription prescriptions vitamins supplements bandages vaccine flu_shot checkup check-up physio therapy
    therapist eye_test contact_lenses x-ray surgery urgent_care ibuprofen paracetamol antibiotics optometrist chiropractor lab_test blood_test inhaler cough_syrup guardian_pharmacy polyclinic plasters band-aids bandaids ibuprofen_gel tylenol advil nyquil cough_drops antihistamines allergy_meds allergy_pills claritin zyrtec epipen insulin test_strips statins blood_pressure_meds birth_control antibiotic ointment cream_from_the_chemist eye_drops ear_drops contact_lens contacts new_glasses glasses_prescription specsavers vision_express optician opticians filling tooth_filling crown root_canal wisdom_tooth braces invisalign retainer hygienist cleaning_at_the_dentist ultrasound mri ct_scan blood_work bloodwork labs biopsy er_visit a&e ambulance specialist dermatologist gynecologist ob-gyn obgyn pediatrician paediatrician psychiatrist psychologist counselling counseling acupuncture osteopath podiatrist physical_therapy pt_copay deductible health_insurance medical_bill hospital_bill prescription_refill rite_aid watsons mannings boots_meal_deal_no`,
  education:
    `semester_fee exchange_semester tuition course class classes lesson lessons book books textbook textbooks udemy coursera school school_fees school_trip exam_fee workshop seminar tutoring tutor kindle daycare nursery preschool kindergarten uniform piano_lesson swimming_lessons
    driving_lesson college university student_loan conference tuition_fees school_uniform lab_fee exam_fees sat act gre gmat ielts toefl duolingo skillshare masterclass linkedin_learning bootcamp certification textbook_rental flashcards field_trip pta book_fair after_school after-school_club piano_lessons guitar_lessons violin_lessons ballet_lessons swim_lessons driving_lessons theory_test driving_test tutoring_session summer_camp day_camp nursery_fees creche childminder night_class evening_class language_class mandarin_class spanish_class`,
  gifts:
    `birthday wedding niece nephew leaving_do leaving_gift gift gifts present presents birthday_present wedding_gift flowers bouquet donation_gift ang_bao red_packet red_envelope gift_card birthday_gift christmas_present secret_santa white_elephant baby_shower_gift shower_gift hen_do stag_do leaving_card birthday_card birthday_cake_for graduation_gift housewarming_gift mother's_day father's_day valentine's christmas_gift christmas_gifts stocking_stuffers hongbao red_packets lai_see laisee angbao nephew's_birthday roses tulips hamper`,
  pets:
    `farrier hay dog_food cat_food pet_food vet vet_bill litter cat_litter kitty_litter pet groomer grooming dog_groomer dog_walker kennel cattery dog_treats flea flea_treatment pet_insurance chew_toy flea_stuff vet_visit vet's_visit cat's_vet dog's_vet vaccination_for_the_dog dog_daycare dog_to_daycare dog_sitter cat_sitter pet_sitter petsmart petco pets_at_home chewy fish_tank aquarium_filter hamster rabbit guinea_pig bird_seed parrot horse_feed leash dog_collar dog_bed cat_tree scratching_post puppy kitten rawhide kibble`,
  investment: `stocks shares etf index_fund crypto bitcoin bonds 401k isa`,
  other:
    `haircut barber hairdresser salon nails manicure pedicure laundry dry_cleaning dry_cleaner postage stamps shipping post_office donation donated charity fine insurance domain hosting tax taxes bank_fee printing copies locksmith notary subscription
    passport_photo babysitter childcare waxing tattoo church union_dues life_insurance notary_fee ups fedex usps royal_mail dhl parcel courier dry_cleaners laundromat launderette tailor alterations cobbler shoe_repair key_cutting spare_key phone_repair screen_repair screen_replacement laptop_repair adobe icloud google_one dropbox chatgpt claude midjourney squarespace wordpress godaddy accountant tax_prep turbotax hmrc_bill estimated_taxes atm_fee overdraft late_fee library_fine parking_permit court_fee lawyer solicitor union tithe offering collection_plate gofundme fundraiser kickstarter sitter babysitting coworking coworking_day_pass brows lashes lash_appointment wax eyebrow eyebrows threading blowout highlights balayage beard_trim trim facial`,
};

export const EN_INCOME: WordLists = {
  salary:
    `salary paycheck pay_check wages wage paid_today payday payroll got_paid stipend direct_deposit pay_packet payslip pension state_pension paid_fortnightly wages_in overtime shift_pay retainer`,
  bonus: `bonus commission thirteenth_month`,
  refund:
    `rebate sent_me_back gave_me_back refund refunded reimbursed reimbursement cashback cash_back rebate deposit_back security_deposit tax_return tax_refund money_back compensation payout claim refund_from returned back_on_the_card insurance_payout claim_paid expense_report expenses_paid expenses vat_refund`,
  gifts: `ang_bao red_packet red_envelope gift_money birthday_money`,
  investment: `dividend dividends interest capital_gains yield coupon_payment`,
  other:
    `sold freelance side_gig side_hustle gig_payment invoice royalty royalties won lottery tips grant scholarship rental_income vinted depop carousell facebook_marketplace ebay_sale etsy_sale market_stall stall babysitting dog_sitting dog_walking lawn lawns mowed tutoring tutored commission_piece gig door_takings busking uber_earnings doordash_earnings prize winnings raffle bingo`,
};

/** Words that say little of what was bought: a better one beside them decides. */
export const EN_WEAK: readonly string[] = [
  "auto",
  "skating",
  "sweets",
  "formula",
  "train",
  "pen",
  "roll",
  "combo",
  "upgrade",
  "records",
  "haul",
  "thai",
  "vet dental",
  "ticket",
  "tickets",
  "tix",
  "book",
  "books",
  "got",
  "drinks",
  "sky_broadband",
  "amazon",
  "tesco",
  "costco",
  "walmart",
  "target",
  "game",
  "games",
  "show",
  "class",
  "taxes",
  "tax",
  "ring",
  "case",
  "bus",
  "coat",
  "chicken",
  "oil",
  "top",
  "milk",
  "tip",
  "gift",
  "gifts",
  "present",
  "presents",
  "toy",
  "toys",
];
